"""Settings that the backend's tests share. The fixtures for emulators are in the root's conftest.py."""

from hypothesis import settings

# The machine is shared: how long an example takes says nothing about the code.
settings.register_profile("tradewind", deadline=None)
settings.load_profile("tradewind")
