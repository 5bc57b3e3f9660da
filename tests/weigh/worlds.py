"""Generated tables of claims whose truth is known."""

import numpy as np

WRONG = 5  # wrong values to an item, some of them popular


def world(seed, *, sources=7, items=15, copiers=2, **chances):
    """(source, item, value) rows and item -> true value; copiers copy four in five.

    `right` is how often sources are right on average, `overlap` how often they speak.
    """
    right, overlap = chances.get("right", 0.7), chances.get("overlap", 0.7)
    rng = np.random.default_rng([seed, sources, items])
    able = rng.beta(right * 8, (1 - right) * 8, sources)
    common = rng.dirichlet(np.full(WRONG, 0.7), items)
    said = np.full((sources, items), -1)
    for s in range(sources - 1, -1, -1):
        model = int(rng.integers(copiers, sources)) if s < copiers < sources else None
        for i in range(items):
            if rng.random() > overlap:
                continue
            if model is not None and said[model, i] >= 0 and rng.random() < 0.8:
                said[s, i] = said[model, i]
            elif rng.random() < able[s]:
                said[s, i] = 0
            else:
                said[s, i] = 1 + rng.choice(WRONG, p=common[i])
    names = [rng.permutation(WRONG + 1) for _ in range(items)]
    rows = [
        (f"s{s:03}", f"i{i:03}", f"v{names[i][said[s, i]]}")
        for s in range(sources)
        for i in range(items)
        if said[s, i] >= 0
    ]
    return rows, {f"i{i:03}": f"v{names[i][0]}" for i in range(items)}
