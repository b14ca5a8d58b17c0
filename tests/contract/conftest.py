from backend.tests.support.fixtures import keys  # noqa: F401
