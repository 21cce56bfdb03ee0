"""A bookshop by hand, in Python's standard library: the server that the tests of `contract-test` are held against.

    python3 bookshop.py [--fault NAME] [--list]

It serves bookshop.yaml on a free port of this machine, writes that port on a line, and ends with its standard input.
With a fault it breaks one promise. It shares nothing with the sandbox: routes are regular expressions, records are
Python values in dictionaries, and each rule of the document is a line of code here.
"""

import argparse
import copy
import datetime
import json
import re
import struct
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

FAULTS = {
    "nothing-stored": "an update is answered and not stored",
    "blurb-lost": "the blurb is not stored",
    "price-frozen": "the price keeps its old value",
    "falsy-ignored": "empty, zero and false values keep what was there",
    "title-cut": "titles are cut after 100 characters",
    "astral-lost": "characters beyond the BMP are dropped",
    "quotes-doubled": "apostrophes are stored twice",
    "price-float32": "prices are rounded to 32 bits",
    "sold-int32": "counts beyond 2^31 - 1 are stored as 2^31 - 1",
    "price-cents": "prices are rounded to cents",
    "authors-sorted": "the authors are put in order",
    "authors-unique": "an author named twice is stored once",
    "authors-two": "only the first two authors are stored",
    "date-shifted": "dates are stored one day early",
    "time-truncated": "times lose their fraction of a second",
    "time-shifted": "times lose their offset",
    "merge": "what is left out keeps its old value",
    "size-merge": "members of the size that are left out keep their old value",
    "neighbour": "another book of the shelf is updated too",
    "adds-book": "each update puts another book on the shelf",
    "shelved-set": "the client's shelvedAt is stored",
    "answers-old": "the answer shows the record before the update",
    "list-stale": "the list shows books as they were first",
    "lists-twice": "an updated book is listed twice",
    "status-undocumented": "updates answer 203",
    "answer-untyped": "the number of pages is answered as text",
    "answer-text": "updates answer with text/html",
    "title-255-refused": "titles of more than 60 characters are refused",
    "leaflet-refused": "the binding leaflet is refused",
    "unchecked": "nothing that a client sends is checked",
    "pages-unchecked": "the number of pages is not checked against its bounds",
    "shelf-unchecked": "the shelf is not checked against its pattern",
    "binding-unchecked": "any binding is taken",
    "extra-stored": "members that the document does not know are stored",
    "crash-on-malformed": "a body that is no JSON makes it answer 500",
    "crash-on-null-body": "a body that is null makes it answer 500",
    "crash-on-emoji": "characters beyond the BMP make it answer 500",
    "applied-then-refused": "a refused update is stored all the same",
    "creates-missing": "an update of a book that does not exist makes one",
    "missing-accepted": "an update of a book that does not exist answers as if it were done",
    "toggles": "the same update again takes the book's blurb away",
    "door-open": "the house is updated without a key",
    "any-key": "the house is updated with any key",
    "answer-cut": "the answer to an update ends before its announced length",
    "review-lost": "an update of a review is answered and not stored",
    "review-of-any-book": "a review is found and updated under any book",
}


class Wrong(Exception):
    """A request that is refused: a status and a reason."""

    def __init__(self, status, reason):
        super().__init__(reason)
        self.status = status
        self.reason = reason


def now():
    return datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def is_integer(value):
    return not isinstance(value, bool) and (
        isinstance(value, int) or isinstance(value, Number) and value.is_whole())


def is_number(value):
    return not isinstance(value, bool) and isinstance(value, (int, Number))


class Number(float):
    """A fraction that remembers how it was written."""

    def __new__(cls, literal):
        self = super().__new__(cls, literal)
        self.literal = literal
        return self

    def is_whole(self):
        return float(self).is_integer()

    def __repr__(self):
        return self.literal


class Writer:
    """JSON text; numbers are written as they came."""

    @classmethod
    def text(cls, value):
        if isinstance(value, Number):
            return value.literal
        if isinstance(value, dict):
            return "{%s}" % ",".join("%s:%s" % (json.dumps(k), cls.text(v)) for k, v in value.items())
        if isinstance(value, list):
            return "[%s]" % ",".join(map(cls.text, value))
        return json.dumps(value)


# What the document says of values, by hand. Each rule answers what is wrong, or None.


def text(least, most, pattern=None):
    def rule(value):
        if not isinstance(value, str):
            return "is no text"
        if not least <= len(value) <= most:
            return "has %d characters" % len(value)
        if pattern and not re.search(pattern, value):
            return "has another form"
        return None

    return rule


def whole(least, most=None):
    def rule(value):
        if not is_integer(value):
            return "is no whole number"
        if value < least or most is not None and value > most:
            return "is out of bounds"
        return None

    return rule


def number(least, most=None):
    def rule(value):
        if not is_number(value):
            return "is no number"
        if value < least or most is not None and value > most:
            return "is out of bounds"
        return None

    return rule


def flag(value):
    return None if isinstance(value, bool) else "is neither true nor false"


def one_of(*values):
    return lambda value: None if isinstance(value, str) and value in values else "is none of %s" % (values,)


def list_of(rule, most):
    def check(value):
        if not isinstance(value, list):
            return "is no list"
        if len(value) > most:
            return "has too many entries"
        return next((wrong for wrong in map(rule, value) if wrong), None)

    return check


def date(value):
    try:
        if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            datetime.date.fromisoformat(value)
            return None
    except ValueError:
        # RFC 3339 has a year 0000, which Python's calendar lacks.
        if value.startswith("0000-"):
            return date("2000" + value[4:])
    return "is no date"


def moment(value):
    pattern = r"([0-9-]{10})[Tt]([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]+)?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"
    found = re.fullmatch(pattern, value) if isinstance(value, str) else None
    return date(found.group(1)) if found else "is no time"


def members(rules, required, closed=False):
    def check(value):
        if not isinstance(value, dict):
            return "is no object"
        for name in required:
            if name not in value:
                return "lacks %s" % name
        for name, entry in value.items():
            if name in rules:
                wrong = rules[name](entry)
                if wrong:
                    return "%s %s" % (name, wrong)
            elif closed:
                return "%s is unknown" % name
        return None

    return check


SIZE = members({"height": number(0), "width": number(0), "weight": whole(0)}, ["height", "width"])
BOOK = {
    "code": text(7, 7, r"^B[0-9]{6}$"), "shelvedAt": moment, "title": text(1, 120), "blurb": text(0, 2000),
    "pages": whole(1, 20000), "price": number(0, 9999.99), "sold": whole(0, 2**63 - 1),
    "binding": one_of("paperback", "hardcover", "spiral", "leaflet"), "shelf": text(1, 99, r"\A[A-Z]{1,2}-[0-9]{1,3}\Z"),
    "signed": flag, "authors": list_of(text(1, 80), 6), "published": date, "restockedAt": moment, "size": SIZE,
}
REVIEW = {
    "number": whole(1), "stars": whole(1, 5), "text": text(1, 500), "reader": text(0, 60), "recommended": flag,
}
HOUSE = {
    "name": text(1, 80), "tables": whole(0, 50), "motto": text(0, 140), "open": flag,
    "days": list_of(one_of("mon", "tue", "wed", "thu", "fri", "sat", "sun"), 7),
}


class Shop:
    """What the shop knows, and what it does with it."""

    def __init__(self, fault):
        self.fault = fault
        self.lock = threading.Lock()
        self.books = {}
        self.reviews = {}
        self.first = {}
        self.seen = {}
        self.house = {"name": "The Corner", "tables": 4, "motto": "Read on.", "open": True, "days": ["tue", "sat"]}
        self.next = 100001
        self.add_book(None, {"title": "A Walk", "pages": 120, "price": 9})
        self.add_book(None, {"title": "Winter Trees", "pages": 88, "price": 14, "authors": ["I. Fell"]})

    def has(self, *faults):
        return self.fault in faults

    # Checking

    def check(self, content, rules, required, closed=False):
        if self.has("unchecked") and isinstance(content, dict):
            return
        rules = dict(rules)
        if self.has("pages-unchecked"):
            rules["pages"] = lambda value: None if is_integer(value) else "is no whole number"
        if self.has("shelf-unchecked"):
            rules["shelf"] = text(0, 10**6)
        if self.has("binding-unchecked"):
            rules["binding"] = text(0, 10**6)
        if self.has("extra-stored"):
            closed = False
        wrong = members(rules, required, closed)(content)
        if wrong:
            raise Wrong(400, wrong)

    def check_update(self, content):
        """What only an update refuses, with a fault."""
        if self.has("title-255-refused") and len(str(content.get("title", ""))) > 60:
            raise Wrong(400, "title is too long")
        if self.has("leaflet-refused") and content.get("binding") == "leaflet":
            raise Wrong(400, "binding is unknown")
        if self.has("crash-on-emoji") and any(ord(c) > 0xFFFF for c in Writer.text(content) + str(content)):
            raise RuntimeError("charmap")

    # Books

    def find(self, code):
        if code not in self.books:
            raise Wrong(404, "there is no book %s" % code)
        return self.books[code]

    def written_book(self, content, code, shelved):
        book = {"code": code, "shelvedAt": shelved}
        known = set(BOOK) - {"code", "shelvedAt"}
        if self.has("extra-stored", "unchecked"):
            known |= set(content) - {"code", "shelvedAt"}
        if self.has("shelved-set") and "shelvedAt" in content:
            book["shelvedAt"] = content["shelvedAt"]
        book.update({name: value for name, value in content.items() if name in known})
        return book

    def list_books(self, page):
        books = list(self.books.values())
        if self.has("list-stale"):
            books = [self.first[book["code"]] for book in books]
        if self.has("lists-twice"):
            books += [self.books[code] for code in self.seen if code in self.books]
        return {"total": len(books), "books": books[(page - 1) * 20 : page * 20]}

    def add_book(self, _, content):
        self.check(content, BOOK, ["title", "pages", "price"], closed=True)
        code = "B%06d" % self.next
        self.next += 1
        self.books[code] = self.written_book(content, code, now())
        self.first[code] = copy.deepcopy(self.books[code])
        self.reviews[code] = {}
        return self.books[code]

    def replace_book(self, code, content):
        if code not in self.books and self.has("creates-missing"):
            self.books[code] = self.written_book(content, code, now())
            self.first[code] = self.books[code]
            self.reviews[code] = {}
        if code not in self.books and self.has("missing-accepted"):
            return self.written_book(content, code, now())
        old = self.find(code)
        try:
            self.check(content, BOOK, ["title", "pages", "price"], closed=True)
            self.check_update(content)
        except Wrong:
            if self.has("applied-then-refused") and isinstance(content, dict):
                self.books[code] = self.written_book({**old, **content}, code, old["shelvedAt"])
            raise
        new = self.spoiled(self.written_book(copy.deepcopy(content), code, old["shelvedAt"]), old)
        if self.has("toggles"):
            if self.seen.get(code) == Writer.text(content):
                new.pop("blurb", None)
        self.seen[code] = Writer.text(content)
        if self.has("nothing-stored"):
            return new
        self.books[code] = new
        if self.has("neighbour"):
            other = next((name for name in self.books if name != code), code)
            self.books[other] = dict(new, code=other)
        if self.has("adds-book"):
            self.add_book(None, {"title": "A copy", "pages": 1, "price": 1})
        return old if self.has("answers-old") else new

    def spoiled(self, new, old):
        """The record with what the fault makes of it."""
        if self.has("blurb-lost"):
            new.pop("blurb", None)
        if self.has("price-frozen"):
            new["price"] = old["price"]
        if self.has("falsy-ignored"):
            for name, value in list(new.items()):
                if not value and name in old:
                    new[name] = old[name]
        if self.has("merge"):
            new = {**old, **new}
        if self.has("size-merge") and "size" in new:
            new["size"] = {**old.get("size", {}), **new["size"]}
        self.spoil_texts(new)
        self.spoil_numbers(new)
        self.spoil_lists(new)
        self.spoil_times(new)
        return new

    def spoil_texts(self, new):
        if self.has("title-cut"):
            new["title"] = new["title"][:100]
        for name in ("title", "blurb"):
            if name in new and self.has("astral-lost"):
                new[name] = "".join(c for c in new[name] if ord(c) <= 0xFFFF) or "?"
            if name in new and self.has("quotes-doubled"):
                new[name] = new[name].replace("'", "''")

    def spoil_numbers(self, new):
        if self.has("price-float32"):
            new["price"] = Number(repr(struct.unpack("f", struct.pack("f", float(new["price"])))[0]))
        if self.has("price-cents"):
            new["price"] = Number("%.2f" % new["price"])
        if self.has("sold-int32") and "sold" in new:
            new["sold"] = min(int(new["sold"]), 2**31 - 1)

    def spoil_lists(self, new):
        authors = new.get("authors")
        if authors is None:
            return
        if self.has("authors-sorted"):
            authors = sorted(authors)
        if self.has("authors-unique"):
            authors = list(dict.fromkeys(authors))
        if self.has("authors-two"):
            authors = authors[:2]
        new["authors"] = authors

    def spoil_times(self, new):
        if self.has("date-shifted") and "published" in new and not new["published"].startswith("000"):
            day = datetime.date.fromisoformat(new["published"]) - datetime.timedelta(days=1)
            new["published"] = day.isoformat()
        if "restockedAt" in new:
            if self.has("time-truncated"):
                new["restockedAt"] = re.sub(r"\.[0-9]+", "", new["restockedAt"])
            if self.has("time-shifted"):
                new["restockedAt"] = re.sub(r"[+-][0-9:]{5}$", "Z", new["restockedAt"])

    def remove_book(self, code, _):
        self.find(code)
        del self.books[code], self.reviews[code]

    # Reviews

    def find_review(self, code, number):
        self.find(code)
        if self.has("review-of-any-book"):
            for reviews in self.reviews.values():
                if int(number) in reviews:
                    return reviews
        if int(number) not in self.reviews[code]:
            raise Wrong(404, "there is no review %s" % number)
        return self.reviews[code]

    def add_review(self, code, content):
        self.find(code)
        self.check(content, REVIEW, ["stars", "text"])
        number = self.next
        self.next += 1
        self.reviews[code][number] = self.written_review(content, number)
        return self.reviews[code][number]

    def written_review(self, content, number):
        names = [name for name in REVIEW if name in content and name != "number"]
        return {"number": number, **{name: content[name] for name in names}}

    def replace_review(self, code, number, content):
        reviews = self.find_review(code, number)
        self.check(content, REVIEW, ["stars", "text"])
        if not self.has("review-lost"):
            reviews[int(number)] = self.written_review(content, int(number))

    # The house

    def replace_house(self, content):
        self.check(content, HOUSE, ["name", "tables"])
        self.house = {name: content[name] for name in HOUSE if name in content}
        return self.house


class Answer(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    shop = None
    PREFIX = "/shop/v3"
    KEY = "open-sesame"

    def route(self):
        path, _, query = self.path.partition("?")
        if not path.startswith(self.PREFIX):
            raise Wrong(404, "there is nothing here")
        path = path[len(self.PREFIX) :]
        shop, verb = self.shop, self.command
        if path == "/books" and verb == "GET":
            page = dict(pair.partition("=")[::2] for pair in query.split("&")).get("page", "1")
            if not re.fullmatch("[1-9][0-9]{0,8}", page):
                raise Wrong(400, "page is no number")
            return 200, shop.list_books(int(page))
        if path == "/books" and verb == "POST":
            book = shop.add_book(None, self.content())
            return 201, book, {"Location": "%s/books/%s" % (self.PREFIX, book["code"])}
        found = re.fullmatch(r"/books/(B[0-9]{6})(/reviews(?:/([1-9][0-9]{0,17}))?)?", path)
        if found and found.group(3):
            return self.review(verb, found.group(1), found.group(3))
        if found and found.group(2):
            if verb == "GET":
                shop.find(found.group(1))
                return 200, list(shop.reviews[found.group(1)].values())
            if verb == "POST":
                return 201, shop.add_review(found.group(1), self.content())
        elif found:
            return self.book(verb, found.group(1))
        if path == "/house" and verb == "GET":
            return 200, shop.house
        if path == "/house" and verb == "PUT":
            self.check_key()
            return 200, shop.replace_house(self.content())
        raise Wrong(404 if not found else 405, "there is nothing here")

    def book(self, verb, code):
        if verb == "GET":
            return 200, self.shop.find(code)
        if verb == "PUT":
            book = self.shop.replace_book(code, self.content())
            if self.shop.has("answer-untyped"):
                book = dict(book, pages=str(book["pages"]))
            return 203 if self.shop.has("status-undocumented") else 200, book
        if verb == "DELETE":
            self.shop.remove_book(code, None)
            return 204, None
        raise Wrong(405, "that is not to be done with a book")

    def review(self, verb, code, number):
        if verb == "GET":
            return 200, self.shop.find_review(code, number)[int(number)]
        if verb == "PUT":
            self.shop.replace_review(code, number, self.content())
            return 204, None
        if verb == "DELETE":
            del self.shop.find_review(code, number)[int(number)]
            return 204, None
        raise Wrong(405, "that is not to be done with a review")

    def check_key(self):
        key = self.headers.get("X-Clerk-Key")
        if self.shop.has("door-open") or self.shop.has("any-key") and key:
            return
        if key != self.KEY:
            raise Wrong(401, "clerks only")

    def content(self):
        if self.headers.get_content_type() != "application/json" or not self.headers.get("Content-Type"):
            raise Wrong(415, "only JSON is read here")
        try:
            content = json.loads(self.received.decode("utf-8"), parse_float=Number)
        except (ValueError, RecursionError):
            if self.shop.has("crash-on-malformed"):
                raise RuntimeError("unexpected token") from None
            raise Wrong(400, "that is no JSON") from None
        if content is None and self.shop.has("crash-on-null-body"):
            raise RuntimeError("null")
        return content

    def answer(self):
        self.received = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        more = {}
        try:
            with self.shop.lock:
                status, value, *rest = self.route()
                body = b"" if value is None else Writer.text(value).encode("utf-8")
            more = rest[0] if rest else {}
        except Wrong as wrong:
            status, body = wrong.status, json.dumps({"reason": wrong.reason}).encode("utf-8")
        except RuntimeError as crash:
            status, body = 500, json.dumps({"reason": "oops: %s" % crash}).encode("utf-8")
        is_update = self.command == "PUT" and status < 300
        kind = "text/html" if is_update and self.shop.has("answer-text") else "application/json"
        fields = [("Content-Type", kind)] if body else []
        if status != 204:
            fields.append(("Content-Length", str(len(body))))
        head = "HTTP/1.1 %d %s\r\n" % (status, self.responses.get(status, ("",))[0])
        head += "".join("%s: %s\r\n" % field for field in fields + list(more.items())) + "\r\n"
        if is_update and self.shop.has("answer-cut") and body:
            body, self.close_connection = body[: len(body) // 2], True
        # One write: two would wait for each other on a connection that is kept open.
        self.wfile.write(head.encode("latin-1") + body)

    do_GET = do_PUT = do_POST = do_DELETE = answer

    def log_message(self, *_):
        pass


def main():
    parser = argparse.ArgumentParser(description="A bookshop; see bookshop.yaml.")
    parser.add_argument("--fault", choices=sorted(FAULTS))
    parser.add_argument("--list", action="store_true", help="list the faults")
    options = parser.parse_args()
    if options.list:
        print("\n".join("%s: %s" % entry for entry in FAULTS.items()))
        return
    Answer.shop = Shop(options.fault)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    server.daemon_threads = True
    print(server.server_address[1], flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()


main()
