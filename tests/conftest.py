"""What holds for all tests."""

import pytest
from hypothesis import settings

# A machine under load is slow; how fast we are is measured by `benchmarks/`, not here.
settings.register_profile("thurloe", deadline=None)
settings.load_profile("thurloe")


@pytest.fixture(scope="session", autouse=True)
def _state_home(tmp_path_factory):
    """No test leaves anything among the user's own files, nor goes by it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield
