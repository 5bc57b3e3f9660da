"""What holds for all tests."""

from hypothesis import settings

# A machine under load is slow; how fast we are is measured by `benchmarks/`, not here.
settings.register_profile("thurloe", deadline=None)
settings.load_profile("thurloe")
