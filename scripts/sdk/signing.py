"""The SnapTrade request signature in plain Python, with each form that a client in the field produces."""
import base64
import hashlib
import hmac
import json


def hmac_text(consumer_key, text):
    digest = hmac.new(consumer_key.encode(), text.encode(), hashlib.sha256).digest()
    return base64.b64encode(digest).decode()


def signed_text(path, query, content, ascii_only=True):
    """`content` is the parsed body or None; an empty object counts as none."""
    return json.dumps(
        {"content": content or None, "path": path, "query": query},
        separators=(",", ":"), sort_keys=True, ensure_ascii=ascii_only)


def signature(consumer_key, path, query, content=None, ascii_only=True):
    return hmac_text(consumer_key, signed_text(path, query, content, ascii_only))
