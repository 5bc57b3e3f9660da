"""What Arrow arrays hold, as numpy sees it, by the Arrow C data interface."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from arro3.core import Array
    from numpy.typing import NDArray


class _ArrowArray(ctypes.Structure):
    """The head of `struct ArrowArray`: https://arrow.apache.org/docs/format/CDataInterface.html."""

    _fields_ = (
        *((name, ctypes.c_int64) for name in ("length", "nulls", "offset", "buffers", "children")),
        ("buffer", ctypes.POINTER(ctypes.c_void_p)),
    )


_pointer = ctypes.pythonapi.PyCapsule_GetPointer
_pointer.restype, _pointer.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]


def text_bytes(array: Array) -> tuple[NDArray[np.int64], NDArray[np.uint8]]:
    """Where each text of a large UTF-8 array begins and ends, shape (texts + 1,), and the bytes.

    Both are copies of what the array holds (the bytes with 64 zeros after them), so that they
    outlive it; what a missing text spans is not defined.
    """
    _, capsule = array.__arrow_c_array__()
    head = _ArrowArray.from_address(_pointer(capsule, b"arrow_array"))
    if not head.length:
        return np.zeros(1, np.int64), np.zeros(64, np.uint8)
    ends = _view(head.buffer[1], ctypes.c_int64, head.offset + head.length + 1)[head.offset :]
    size = int(ends[-1] - ends[0])
    data = np.zeros(size + 64, np.uint8)
    if size:
        data[:size] = _view(head.buffer[2], ctypes.c_uint8, int(ends[-1]))[ends[0] :]
    return ends - ends[0], data


def missing_of(array: Array) -> NDArray[np.bool_] | None:
    """Which entries are null; None where all are there."""
    if not array.null_count:
        return None
    _, capsule = array.__arrow_c_array__()
    head = _ArrowArray.from_address(_pointer(capsule, b"arrow_array"))
    end = head.offset + head.length
    bits = _view(head.buffer[0], ctypes.c_uint8, -(-end // 8))
    there: NDArray[np.uint8] = np.unpackbits(bits, bitorder="little")[head.offset : end]
    return np.equal(there, 0)


def float_values(array: Array) -> NDArray[np.float64]:
    """The values of a float64 array, NaN where one is null; shape (values,)."""
    _, capsule = array.__arrow_c_array__()
    head = _ArrowArray.from_address(_pointer(capsule, b"arrow_array"))
    if not head.length:
        return np.zeros(0)
    values = _view(head.buffer[1], ctypes.c_double, head.offset + head.length)[head.offset :].copy()
    missing = missing_of(array)
    if missing is not None:
        values[missing] = np.nan
    return values


def _view(address: int, kind: type[Any], size: int) -> NDArray[Any]:
    return np.ctypeslib.as_array(ctypes.cast(address, ctypes.POINTER(kind)), (size,))
