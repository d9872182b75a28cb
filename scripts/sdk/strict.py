"""Both generations of the official SDK behind one door, with their validation of replies switched on."""
import importlib.metadata

import snaptrade_client
from snaptrade_client import api_client

import raw

VERSION = importlib.metadata.version("snaptrade-python-sdk")
MAJOR = int(VERSION.split(".")[0])


def switch_on():
    """Makes every call check its reply against the SDK's own schemas.

    Each generated operation takes `skip_deserialization`, true by default, and hands it to this one method: with
    false, required members, types, enumerations and formats are checked and a breach raises.
    """
    checked = api_client.OpenApiResponse.deserialize

    def deserialize(self, response, configuration, skip_deserialization=True):
        has_schema = bool(self.content)
        return checked(self, response, configuration, skip_deserialization=not has_schema)

    api_client.OpenApiResponse.deserialize = deserialize
    return lambda: setattr(api_client.OpenApiResponse, "deserialize", checked)


def client(url, client_id, consumer_key):
    """The SDK as its own generation is set up: 11 under `/api/v1`, which it also signs; 13 at the bare origin."""
    if MAJOR >= 12:
        auth = snaptrade_client.SnapTradeAuth.commercial_api_key(consumer_key=consumer_key, client_id=client_id)
        return snaptrade_client.SnapTrade(auth=auth, host=url)
    return snaptrade_client.SnapTrade(consumer_key=consumer_key, client_id=client_id, host=url)


def home(url):
    """The base that this generation uses by default, at another origin."""
    return url if MAJOR >= 12 else url + "/api/v1"


def other_base(url):
    """The base that it does not use by default."""
    return url + "/api/v1" if MAJOR >= 12 else url


def exact(response):
    """The reply's body with every number as the decimal that was written; the SDK itself hands out floats."""
    return raw.exact_json(response.response.data)
