from backend.tests.support.fixtures import keys, shop  # noqa: F401
