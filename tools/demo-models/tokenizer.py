"""Byte-level BPE in the form that Qwen uses: training, encoding, and tokenizer.json in the `tokenizers` layout."""

import collections
import json
import re
import unicodedata

ADDED = ("<|endoftext|>", "<|im_start|>", "<|im_end|>", "<think>", "</think>")
NOT_SPECIAL = ("<think>", "</think>")
# What tokenizer.json carries (Qwen2's pattern), and the same for Python's re, which has no \p classes.
SPLIT = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
_PYTHON_SPLIT = re.compile(
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|(?:[^\r\n\w]|_)?[^\W\d_]+|\d| ?(?:[^\s\w]|_)+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
_PYTHON_ADDED = re.compile("(" + "|".join(re.escape(a) for a in ADDED) + ")")


def byte_alphabet():
    """GPT-2's map from a byte to a printable character, in order of the byte's token id."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    rest = [b for b in range(256) if b not in plain]
    table = {b: chr(b) for b in plain}
    table.update({b: chr(256 + i) for i, b in enumerate(rest)})
    return {b: table[b] for b in plain + rest}


_BYTE = byte_alphabet()


def pieces(text):
    """The pre-tokens of plain text, each a string over the byte alphabet."""
    for piece in _PYTHON_SPLIT.findall(unicodedata.normalize("NFC", text)):
        yield "".join(_BYTE[b] for b in piece.encode())


class Tokenizer:
    """Encodes with a vocabulary (text -> id) and an ordered list of merges."""

    def __init__(self, merges):
        self.merges = [tuple(m) for m in merges]
        tokens = list(_BYTE.values()) + [a + b for a, b in self.merges]
        self.vocab = {t: i for i, t in enumerate(tokens)}
        assert len(self.vocab) == len(tokens), "a merge makes a token twice"
        self.added = {t: len(tokens) + i for i, t in enumerate(ADDED)}
        self.size = len(tokens) + len(ADDED)
        self._rank = {m: i for i, m in enumerate(self.merges)}
        self._cache = {}

    @classmethod
    def train(cls, documents, size):
        """Learns merges until the vocabulary has `size` entries; `(A` and `(B` are made first."""
        counts = collections.Counter()
        for document in documents:
            for part in _PYTHON_ADDED.split(document):
                if part not in ADDED:
                    counts.update(pieces(part))
        words = [[list(word), n] for word, n in counts.items()]
        merges = [("(", "A"), ("(", "B")]
        for merge in merges:
            for word in words:
                word[0] = _join(word[0], merge)
        while len(merges) < size - 256 - len(ADDED):
            pairs = collections.Counter()
            for word, n in words:
                for pair in zip(word, word[1:]):
                    pairs[pair] += n
            if not pairs:
                break
            best = min(pairs, key=lambda p: (-pairs[p], p))
            merges.append(best)
            for word in words:
                if len(word[0]) > 1:
                    word[0] = _join(word[0], best)
        return cls(merges)

    @classmethod
    def load(cls, path):
        with open(path, encoding="utf-8") as file:
            return cls(json.load(file)["model"]["merges"])

    def _encode_piece(self, piece):
        ids = self._cache.get(piece)
        if ids is None:
            word = list(piece)
            while len(word) > 1:
                pair = min(zip(word, word[1:]), key=lambda p: self._rank.get(p, len(self._rank)))
                if pair not in self._rank:
                    break
                word = _join(word, pair)
            ids = self._cache[piece] = [(self.vocab[w], len(w)) for w in word]
        return ids

    def encode_with_ends(self, text):
        """Token ids, and for each the offset in bytes at which it ends."""
        ids, ends, at = [], [], 0
        for part in _PYTHON_ADDED.split(text):
            if part in self.added:
                at += len(part)
                ids.append(self.added[part])
                ends.append(at)
                continue
            for piece in pieces(part):
                for token, length in self._encode_piece(piece):
                    at += length
                    ids.append(token)
                    ends.append(at)
        return ids, ends

    def encode(self, text):
        return self.encode_with_ends(text)[0]

    def to_json(self):
        """tokenizer.json as the `tokenizers` library reads it."""
        byte_level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": False, "use_regex": False}
        split = {"type": "Split", "pattern": {"Regex": SPLIT}, "behavior": "Isolated", "invert": False}
        return {
            "version": "1.0",
            "truncation": None,
            "padding": None,
            "added_tokens": [_added(i, t) for t, i in self.added.items()],
            "normalizer": {"type": "NFC"},
            "pre_tokenizer": {"type": "Sequence", "pretokenizers": [split, byte_level]},
            "post_processor": byte_level,
            "decoder": byte_level,
            "model": {
                "type": "BPE",
                "dropout": None,
                "unk_token": None,
                "continuing_subword_prefix": "",
                "end_of_word_suffix": "",
                "fuse_unk": False,
                "byte_fallback": False,
                "ignore_merges": False,
                "vocab": self.vocab,
                "merges": [list(m) for m in self.merges],
            },
        }

    def config_json(self):
        """tokenizer_config.json."""
        return {
            "add_bos_token": False,
            "add_prefix_space": False,
            "added_tokens_decoder": {str(i): _added(None, t) for t, i in self.added.items()},
            "additional_special_tokens": ["<|im_start|>", "<|im_end|>"],
            "bos_token": None,
            "clean_up_tokenization_spaces": False,
            "eos_token": "<|im_end|>",
            "errors": "replace",
            "model_max_length": 1024,
            "pad_token": "<|endoftext|>",
            "split_special_tokens": False,
            "tokenizer_class": "Qwen2Tokenizer",
            "unk_token": None,
            "chat_template": CHAT_TEMPLATE,
        }


CHAT_TEMPLATE = (
    "{%- for message in messages %}{{- '<|im_start|>' + message.role + '\\n' + message.content + '<|im_end|>\\n' }}{%- endfor %}"
    "{%- if add_generation_prompt %}{{- '<|im_start|>assistant\\n' }}"
    "{%- if enable_thinking is defined and enable_thinking is false %}{{- '<think>\\n\\n</think>\\n\\n' }}{%- endif %}{%- endif %}"
)


def _added(token_id, content):
    entry = {} if token_id is None else {"id": token_id}
    entry.update(content=content, single_word=False, lstrip=False, rstrip=False, normalized=False)
    entry["special"] = content not in NOT_SPECIAL
    return entry


def _join(word, pair):
    """`word` with each neighbouring `pair` made one."""
    if pair[0] not in word:
        return word
    out, i = [], 0
    while i < len(word):
        if i + 1 < len(word) and word[i] == pair[0] and word[i + 1] == pair[1]:
            out.append(pair[0] + pair[1])
            i += 2
        else:
            out.append(word[i])
            i += 1
    return out
