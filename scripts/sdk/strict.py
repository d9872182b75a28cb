"""Both generations of the official SDK behind one door, with their validation of replies switched on."""
import importlib.metadata
import logging

import snaptrade_client
from snaptrade_client import api_client

import raw

VERSION = importlib.metadata.version("snaptrade-python-sdk")
MAJOR = int(VERSION.split(".")[0])
# It writes a line for each deprecated operation, and we call those on purpose.
logging.disable(logging.WARNING)


def switch_on():
    """Makes every call check its reply against the SDK's own schemas; returns what switches it off again.

    Each generated operation takes `skip_deserialization`, true by default, and hands it to this one method: with
    false, required members, types, enumerations and formats are checked and a breach raises. In generation 11 that
    branch reads a name that it never set, so there the same schema is asked from here.
    """
    original = api_client.OpenApiResponse.deserialize

    def by_switch(self, response, configuration, skip_deserialization=True):
        return original(self, response, configuration, skip_deserialization=not self.content)

    def by_schema(self, response, configuration, skip_deserialization=True):
        reply = original(self, response, configuration, skip_deserialization=True)
        try:
            if self.content:
                schema = self.content["application/json"].schema
                schema.from_openapi_data_oapg(reply.body, _configuration=configuration)
        except AttributeError as error:
            if error.name != "_validate_oapg":  # its login reply is a choice of classes that cannot check themselves
                raise
        return reply

    api_client.OpenApiResponse.deserialize = by_switch if MAJOR >= 12 else by_schema
    return lambda: setattr(api_client.OpenApiResponse, "deserialize", original)


def client(url, client_id, consumer_key):
    """A client at `url`; generation 12 brought credentials in an object of their own."""
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
