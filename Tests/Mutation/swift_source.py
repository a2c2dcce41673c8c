"""What a mutation must know of a Swift file: what is code in it, and where functions begin and end."""

import re

OPEN, CLOSE = "([{", ")]}"
# A property with its value on one line, such as `static let most = 255`.
PROPERTY = re.compile(r"^ *(?:@?\w+(?:\(\w+\))? )*(?:let|var) \w+(?:: [^={]+)? = (?=\S)", re.M)
# What has a body of its own: a function, an accessor, a computed property, or a property that a closure makes.
HEADER = re.compile(
    r"\bfunc\b|(?<![.\w])init\b(?=[?(<])|\bdeinit\b|\bsubscript\b(?=[(<])|\b(?:get|set|didSet|willSet)\b(?=(?:\(\w+\))? \{)"
    r"|\bvar \w+: (?=[^=\n]*\{)|\b(?:let|var) \w+(?:: [^=\n]+)? = (?=\{\n)"
)
ACCESSOR = re.compile(r"\s*(?:mutating |nonmutating )?(?:get|set|didSet|willSet)\b")


def code_of(text):
    """The text with spaces for comments, the insides of strings and regular expressions, and what `#if` encloses.

    What is interpolated into a string belongs to the string. Every character keeps its place.
    """
    code, at = list(text), 0
    while at < len(text):
        end, keeps = at + 1, 0
        if text.startswith("//", at):
            end = line_end(text, at)
        elif text.startswith("/*", at):
            end = text.index("*/", at) + 2
        elif text.startswith("#/", at):
            end, keeps = text.index("/#", at) + 2, 1
        elif text[at] == '"':
            end, keeps = string_end(text, at), 1
        if end > at + 1:
            blank(code, at + keeps, end - keeps)
        at = end
    for match in re.finditer(r"^ *#if .*?^ *#endif", "".join(code), re.M | re.S):
        blank(code, *match.span())
    return "".join(code)


def blank(code, start, end):
    for at in range(start, end):
        if code[at] != "\n":
            code[at] = " "


def line_end(text, at):
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def string_end(text, at):
    """Where a string ends that begins here; strings stand in what is interpolated, too."""
    quote = '"""' if text.startswith('"""', at) else '"'
    at += len(quote)
    while not text.startswith(quote, at):
        if text.startswith("\\(", at):
            depth, at = 1, at + 2
            while depth:
                if text[at] == '"':
                    at = string_end(text, at)
                    continue
                depth += (text[at] == "(") - (text[at] == ")")
                at += 1
        else:
            at += 2 if text[at] == "\\" else 1
    return at + len(quote)


def closing(code, at):
    """Where the bracket is that closes the one here."""
    depth = 0
    for end in range(at, len(code)):
        depth += (code[end] in OPEN) - (code[end] in CLOSE)
        if depth == 0:
            return end
    raise ValueError("a bracket is not closed")


def enclosing(code):
    """For the beginning of each line the bracket that is open there, or nothing."""
    stack, result = [], [""]
    for character in code:
        if character in OPEN:
            stack.append(character)
        elif character in CLOSE:
            stack.pop()
        elif character == "\n":
            result.append(stack[-1] if stack else "")
    return result


def bodies(code):
    """The insides of the outermost functions, accessors and closures of properties; and all headers of such."""
    inside, headers, last = [], [], 0
    for match in HEADER.finditer(code):
        start = body_start(code, match.end())
        if start is None:
            continue
        headers.append((match.start(), start))
        if start > last and not ACCESSOR.match(code, start + 1):
            last = closing(code, start)
            inside.append((start + 1, last))
    return inside, headers


def body_start(code, at):
    """The brace that begins the body of a declaration, or nothing where it has none."""
    while at < len(code) and code[at] != "{":
        if code[at] == "\n" and not re.match(r"\s*(?:\{|->|where\b|throws\b|async\b)", code[at:]):
            return None
        at = closing(code, at) + 1 if code[at] in "([" else at + 1
    return at if at < len(code) else None


def properties(code):
    """The values of the properties that stand on one line."""
    for match in PROPERTY.finditer(code):
        end = line_end(code, match.end())
        value = code[match.end() : end]
        if all(value.count(a) == value.count(b) for a, b in zip(OPEN, CLOSE)) and value[0] not in "[{":
            after = code[end + 1 : line_end(code, end + 1)].strip()
            if not after.startswith((".", "+", "-", "*", "?", ":", "&", "|", ")", "]")):
                yield match.end(), end
