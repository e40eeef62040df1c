"""Dialogues as token rows with labels, and rows as padded batches."""

import random

import torch

import texts

IGNORE = -100


def rows(dialogues, tokenizer):
    """Dialogues as token rows with their labels, token by token.

    `side`: +-1 where a statement has just been read; `persona`: how much the persona's regression counts there; `said`: +-1 at an
    answer's letter, whether it matches; `letter`: the letter to predict from the prompt's last token.
    """
    out = []
    a, b = tokenizer.vocab["(A"], tokenizer.vocab["(B"]
    for d in dialogues:
        ids, ends = tokenizer.encode_with_ends(d.text)
        at = {end: i for i, end in enumerate(ends)}
        n = len(ids)
        side, persona, said, letter = [0] * n, [0.0] * n, [0] * n, [IGNORE] * n
        for end, value in d.sides:
            i = next(at[e] for e in range(end, end + 4) if e in at)
            side[i] = side[i + 1] = value  # its last token and the one after it, which is the same in all questions
        known = at.get(d.known_from, 0)
        for i in range(known, n):
            persona[i] = 0.02
        match = 0
        for offset, matching in d.answers:
            i = at[offset]  # the last prompt token: it predicts the letter
            letter[i] = ids[i + 1]
            assert ids[i + 1] in (a, b)
            match = a if matching == "A" else b
            said[i + 1] = 1 if ids[i + 1] == match else -1
            if i >= known:
                persona[i] = 1.0
        row = {"ids": ids, "side": side, "persona": persona, "said": said, "letter": letter, "match": match}
        row.update(sign=d.persona, concept=texts.NAMES.index(d.concept), plain=d.turns == 1 and not d.cued)
        out.append(row)
    return out


def batches(data, tokens, seed):
    """Endless batches of about `tokens` tokens, each of rows of similar length."""
    rng = random.Random(seed)
    while True:
        order = sorted(range(len(data)), key=lambda i: len(data[i]["ids"]) + rng.random() * 16)
        groups, group, longest = [], [], 0
        for i in order:
            longest = max(longest, len(data[i]["ids"]))
            if group and (len(group) + 1) * longest > tokens:
                groups.append(group)
                group, longest = [], len(data[i]["ids"])
            group.append(i)
        rng.shuffle(groups)
        for group in groups:
            yield [data[i] for i in group]


def collate(batch):
    """Padded tensors."""
    length = max(len(r["ids"]) for r in batch)

    def pad(key, fill, dtype):
        return torch.tensor([r[key] + [fill] * (length - len(r[key])) for r in batch], dtype=dtype)

    t = {k: pad(k, 0, torch.float) for k in ("side", "persona", "said")}
    t["ids"], t["letter"] = pad("ids", 0, torch.long), pad("letter", IGNORE, torch.long)
    t["target"] = pad("ids", IGNORE, torch.long)[:, 1:]
    for k in ("sign", "concept", "plain", "match"):
        t[k] = torch.tensor([r[k] for r in batch])
    return t
