"""npy headers: NumPy evaluates them as Python, and believes the sizes that they claim."""

from __future__ import annotations

import io

import numpy as np

from case import DIMENSIONS, QUERIES, Case, npy, with_npy

ROWS = len(QUERIES)
DATA = np.ones((ROWS, DIMENSIONS), np.float32).tobytes()
WRONG = "invalid-submission"


def header(
    descr: str = "'<f4'", order: str = "False", shape: str = f"({ROWS}, {DIMENSIONS})"
) -> str:
    return f"{{'descr': {descr}, 'fortran_order': {order}, 'shape': {shape}, }}\n"


def features(name: str, text: str | bytes, data: bytes = DATA, version: int = 1) -> Case:
    return Case(
        f"npy: {name}", WRONG, "features", members=with_npy("features", npy(text, data, version))
    )


SHAPES = {
    "hexadecimal of 3,900 digits beside a 0": f"(0, 0x{'F' * 3900})",
    "hexadecimal of 3,900 digits": f"(0x{'F' * 3900}, 4)",
    "decimal of 300 digits": f"({'9' * 300}, 4)",
    "decimal of 3,900 digits": f"({'9' * 3900}, 4)",
    "binary of 3,900 digits": f"(0b{'1' * 3900}, 0)",
    "octal of 3,900 digits": f"(0, 0o{'7' * 3900})",
    "2^63 rows": "(9223372036854775808, 4)",
    "2^64 rows": "(18446744073709551616, 4)",
    "a product that wraps to the right size": "(4611686018427387907, 4)",
    "negative rows": "(-3, 4)",
    "negative rows and columns": "(-3, -4)",
    "zero rows": "(0, 4)",
    "zero columns": "(3, 0)",
    "no dimension": "()",
    "one dimension": "(12,)",
    "three dimensions": "(3, 2, 2)",
    "33 dimensions": "(" + "1, " * 33 + ")",
    "1,200 dimensions of 2": "(" + "2, " * 1200 + ")",
    "1,200 dimensions with a 0": "(" + "9999999, " * 300 + "0)",
    "booleans": "(True, True)",
    "floats": "(3.0, 4.0)",
    "text": "('3', '4')",
    "a list": "[3, 4]",
    "a set": "{3, 4}",
    "a number": "12",
    "None": "None",
    "complex": "(3+0j, 4)",
    "a bytes literal": "b'34'",
    "nested": "((3, 4), )",
    "infinity": "(1e999, 4)",
    "underscores that count more": "(3_0, 4)",
    "one row too many": "(4, 4)",
    "one row too few": "(2, 4)",
    "513 dimensions": "(3, 513)",
    "2^26 rows": f"({1 << 26}, 4)",
    "2^40 rows": f"({1 << 40}, 1)",
    "an f-string": "(f'{3}', 4)",
    "a call": "(int(3), 4)",
    "an attribute": "((3).real, 4)",
    "a lambda": "(lambda: 3, 4)",
    "a comprehension": "tuple(x for x in (3, 4))",
    "a power": "(3**1, 4)",
    "a huge power": "(9**9**9, 4)",
    "a shift": "(1<<99999999, 4)",
    "a product": "(3*1, 4)",
    "text times a number": "('a'*999999999, 4)",
    "a walrus": "((x := 3), 4)",
    "deep parentheses": "(" * 1500 + ")" * 1500,
    "deep lists": "[" * 1500 + "]" * 1500,
    "deep minus signs": "(" + "-" * 3000 + "3, 4)",
}

DTYPES = {
    "objects": "'|O'",
    "objects of 8 bytes": "'O8'",
    "a structure": "[('a', '<f4')]",
    "a nested structure": "[('a', [('b', '<f4')])]",
    "a subarray": "('<f4', (4,))",
    "void": "'|V4'",
    "void of no size": "'|V0'",
    "text of no size": "'<U0'",
    "bytes": "'|S4'",
    "dates": "'<M8[s]'",
    "durations": "'<m8[s]'",
    "complex": "'<c8'",
    "booleans": "'|b1'",
    "int32": "'<i4'",
    "uint8": "'|u1'",
    "float16": "'<f2'",
    "float64": "'<f8'",
    "long double": "'<f16'",
    "a float of 3 bytes": "'<f3'",
    "a float of 99999 bytes": "'<f99999'",
    "text of 99999 characters": "'<U99999'",
    "no type": "''",
    "a name of NumPy": "'float32'",
    "a list of fields by comma": "'f4,f4'",
    "a repeated field": "'4f4'",
    "None": "None",
    "a number": "4",
    "a dictionary": "{'names': ['a'], 'formats': ['<f4']}",
    "bytes in place of text": "b'<f4'",
    "a null character": "'<f4\\x00'",
    "a line break": "'<f4\\n'",
    "digits of another script": "'<f\u0664'",
    "a type that is no type": "'<z4'",
    "an alias of 100 kB": "'" + "f" * 3900 + "'",
}

ORDERS = {
    "text": "'yes'",
    "a number": "1",
    "None": "None",
    "an empty list": "[]",
    "a missing value": "",
}

TEXTS: dict[str, str | bytes] = {
    "nothing": "",
    "spaces": " " * 100,
    "null bytes": b"\0" * 100,
    "not UTF-8": b"\xff\xfe" * 50,
    "UTF-16": "{'descr': '<f4'}".encode("utf-16"),
    "a byte order mark": "\ufeff" + header(),
    "no dictionary": "(1, 2, 3)",
    "an empty dictionary": "{}",
    "no shape": "{'descr': '<f4', 'fortran_order': False}",
    "no order": "{'descr': '<f4', 'shape': (3, 4)}",
    "no type at all": "{'fortran_order': False, 'shape': (3, 4)}",
    "a list of pairs": "[('descr', '<f4'), ('fortran_order', False), ('shape', (3, 4))]",
    "a set of keys": "{'descr', 'fortran_order', 'shape'}",
    "two statements": header() + ";import os",
    "an import": "__import__('os').system('touch /tmp/gained')",
    "an unfinished dictionary": header()[:-5],
    "an unfinished text": "{'descr': '<f4",
    "unhashable keys": "{[]: 1}",
    "a nested dictionary, 1,000 deep": "{1:" * 1000 + "1" + "}" * 1000,
    "an assignment": "x = " + header(),
    "await": "await x",
    "a decimal that is too long for int()": "{'descr': '<f4', 'fortran_order': False, 'shape': ("
    + "1" * 4000
    + ",)}",
    "a header of 5,000 bytes": header() + " " * 5000,
    "an escape of no character": r"'\N{no such thing}'",
    "surrogates": r"{'descr': '\ud800', 'fortran_order': False, 'shape': (3, 4)}",
}


def magic(name: str, content: bytes) -> Case:
    return Case(f"npy: {name}", WRONG, "features", members=with_npy("features", content))


def truncated(keep: int) -> Case:
    whole = npy(header(), DATA)
    at = keep % len(whole)
    return magic(f"cut after {at} bytes", whole[:at])


def ids_of(name: str, descr: str, shape: str, data: bytes = b"") -> Case:
    content = npy(header(descr, "False", shape), data)
    return Case(f"npy of ids: {name}", WRONG, "video_ids", members=with_npy("video_ids", content))


def stored(values: object) -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, np.asarray(values))
    return buffer.getvalue()


CASES = [
    *(features(f"a shape of {name}", header(shape=shape)) for name, shape in SHAPES.items()),
    *(features(f"a type of {name}", header(descr=descr)) for name, descr in DTYPES.items()),
    *(features(f"an order of {name}", header(order=order)) for name, order in ORDERS.items()),
    *(features(f"a header of {name}", text) for name, text in TEXTS.items()),
    *(truncated(keep) for keep in (0, 1, 5, 6, 7, 8, 9, 10, 11, 40, 80, -1, -2, -16, -47)),
    features("data that end early", header(), DATA[:-1]),
    features("data that go on", header(), DATA + b"\0"),
    features("no data", header(), b""),
    features("version 2 with a header of 4 GB", b"", b"", 2),
    features("version 9", header(), DATA, 9),
    magic("version 2 that claims a header of 4 GB", b"\x93NUMPY\x02\x00\xff\xff\xff\xff" + DATA),
    magic("version 1 that claims a header of 64 kB", b"\x93NUMPY\x01\x00\xff\xff" + DATA),
    magic("no magic", b"NUMPY!" + npy(header(), DATA)[6:]),
    magic("a pickle", b"\x80\x04N."),
    magic("a zip in place of an array", b"PK\x05\x06" + bytes(18)),
    magic("text in place of an array", b"1.0,2.0,3.0\n"),
    magic("NaN in every row", stored(np.full((ROWS, DIMENSIONS), np.nan, np.float32))),
    magic("an infinite value", stored(np.array([[np.inf, 0, 0, 0]] * ROWS, np.float32))),
    magic("minus infinity", stored(np.array([[0, 0, 0, -np.inf]] * ROWS, np.float32))),
    magic("the largest float32", stored(np.full((ROWS, DIMENSIONS), 3.4e38, np.float32))),
    magic("norms above 2^60", stored(np.full((ROWS, DIMENSIONS), 2.0**60, np.float32))),
    ids_of("hexadecimal of 3,900 digits beside a 0", "'<U7'", f"(0, 0x{'F' * 3900})"),
    ids_of("text of no character", "'<U0'", "(3,)"),
    ids_of("text of 65 characters", "'<U65'", "(3,)", b"Q\0\0\0" * 195),
    ids_of("characters beyond Unicode", "'<U7'", "(3,)", b"\xff" * 84),
    ids_of("surrogates", "'<U7'", "(3,)", b"\x00\xd8\0\0" * 21),
    ids_of("bytes", "'|S7'", "(3,)", b"Q200001Q200002Q200003"),
    ids_of("integers", "'<i4'", "(3,)", bytes(12)),
    ids_of("two dimensions", "'<U7'", "(3, 1)", b"Q\0\0\0" * 21),
    ids_of("objects", "'|O'", "(3,)", b"\x80\x04N."),
]  # fmt: skip
