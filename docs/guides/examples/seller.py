"""A seller's production server for SaaS 2.0, Python 3.8 or newer, nothing to install.

    INTERFACE_KEY='the key bound to the base interfaces' python3 seller.py
"""

import hashlib
import hmac
import json
import os
import sqlite3
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

KEY = os.environ["INTERFACE_KEY"]
BODY_BYTES_MAX = 1_000_000

db = sqlite3.connect(os.environ.get("DATABASE", "seller.db"), check_same_thread=False, isolation_level=None)
lock = threading.Lock()  # one writer at a time is plenty here; the unique keys hold in any case
db.executescript("""
create table if not exists instances (
  id text primary key, order_id text, order_line_id text, status text, expire_time text,
  unique (order_id, order_line_id));
create table if not exists applied_orders (instance_id text, order_id text, primary key (instance_id, order_id));
create table if not exists nonces (nonce text primary key, seen_at real);
""")

NEEDS = {
    "newInstance": ["orderId", "orderLineId", "businessId"],
    "queryInstance": ["instanceId"],
    "refreshInstance": ["scene", "orderId", "orderLineId", "instanceId", "expireTime"],
    "updateInstanceStatus": ["instanceId", "status"],
    "upgradeInstance": ["instanceId", "orderId", "orderLineId"],
    "changeInstanceCheck": ["instanceId", "productInfo"],
    "releaseInstance": ["instanceId"],
}


def signature_of(raw_body: bytes, timestamp: str, nonce: str) -> str:
    inner = hmac.new(KEY.encode(), raw_body, hashlib.sha256).hexdigest()
    text = KEY + nonce + timestamp + inner
    return hmac.new(KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


def refusal_of(query: dict, raw_body: bytes):
    """The result code to refuse with, or None for a call that is the marketplace's, fresh and new."""
    timestamp, nonce, signature = (query.get(name, [""])[0] for name in ("timestamp", "nonce", "signature"))
    if not (timestamp.isascii() and timestamp.isdigit()) or nonce == "":
        return "000002"
    if time.time() * 1000 - int(timestamp) > 60_000:
        return "000002"
    expected = signature_of(raw_body, timestamp, nonce)
    if not hmac.compare_digest(expected.encode(), signature.lower().encode()):
        return "000001"
    with lock:
        db.execute("delete from nonces where seen_at < ?", (time.time() - 120,))
        if db.execute("insert or ignore into nonces values (?, ?)", (nonce, time.time())).rowcount == 0:
            return "000002"
    return None


def perform(call: dict) -> dict:
    activity = call.get("activity")
    if activity not in NEEDS:
        return answer("000002", "activity is not known")
    missing = next((name for name in NEEDS[activity] if not call.get(name)), None)
    if missing:
        return answer("000002", missing + " is missing")
    with lock:
        if activity == "newInstance":
            return open_instance(call)
        if activity == "queryInstance":
            return describe(call["instanceId"].split(","))
        return change(activity, call)


def open_instance(call: dict) -> dict:
    order = (call["orderId"], call["orderLineId"])
    # The unique key makes a repeat find the instance of the first call, however many arrive at once.
    db.execute("insert or ignore into instances values (?, ?, ?, 'ACTIVE', null)", (call["businessId"], *order))
    row = db.execute("select id from instances where order_id = ? and order_line_id = ?", order).fetchone()
    return {**answer(), "instanceId": row[0]}


def describe(ids: list) -> dict:
    known = [i for i in ids if db.execute("select 1 from instances where id = ? and status <> 'RELEASED'", (i,)).fetchone()]
    if not known:
        return answer("000003", "instance not found")
    access = {"frontEndUrl": "https://app.example/sign-in", "userName": "admin", "password": "a-one-time-password"}
    return {**answer(), "info": [{"instanceId": i, "appInfo": access} for i in known]}


def change(activity: str, call: dict) -> dict:
    instance_id = call["instanceId"]
    row = db.execute("select status from instances where id = ?", (instance_id,)).fetchone()
    if row is None:
        return answer("000003", "instance not found")
    if activity == "releaseInstance":
        db.execute("update instances set status = 'RELEASED' where id = ?", (instance_id,))
        return answer()
    is_first = "orderId" in call and db.execute(
        "insert or ignore into applied_orders values (?, ?)", (instance_id, call["orderId"])).rowcount == 1
    if "orderId" in call and not is_first:
        return answer()  # this order has taken effect already
    if row[0] == "RELEASED":
        return answer("000003", "instance is released")
    if activity == "refreshInstance":
        db.execute("update instances set expire_time = ? where id = ?", (call["expireTime"], instance_id))
    if activity == "updateInstanceStatus":
        status = {"FREEZE": "FROZEN", "UNFREEZE": "ACTIVE"}.get(call["status"])
        if status is None:
            return answer("000002", "status is not known")
        db.execute("update instances set status = ? where id = ?", (status, instance_id))
    return answer()  # upgradeInstance: read the target with the order query; changeInstanceCheck: allowed


def answer(code: str = "000000", message: str = "success.") -> dict:
    return {"resultCode": code, "resultMsg": message}


class Production(BaseHTTPRequestHandler):
    def do_POST(self):
        length = int(self.headers.get("Content-Length") or 0)
        raw_body = self.rfile.read(min(length, BODY_BYTES_MAX))
        try:
            refused = refusal_of(parse_qs(urlsplit(self.path).query), raw_body)
            call = None if refused else json.loads(raw_body)
            if refused:
                result = answer(refused, "not verified")
            elif isinstance(call, dict):
                result = perform(call)
            else:
                result = answer("000002", "the body must be a JSON object")
        except ValueError:
            result = answer("000002", "the body is no JSON")
        except Exception as error:  # the marketplace repeats the call
            self.log_error("%r", error)
            result = answer("000005", "internal error")
        body = json.dumps(result).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json;charset=UTF-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Production).serve_forever()
