"""Packs misaki's gold and silver lists. usage: pack.py MISAKI_DATA_DIR OUT_DIR"""
import gzip, json, sys
SYMBOLS = dict(zip("æðŋɑɒɔəɛɜɡɪɹɾʃʊʌʒʔʤʧˈˌːθᵊᵻ", "EDNcoqxe3gyrRSUVZ?JC',:T^+"))
assert len(set(SYMBOLS.values())) == len(SYMBOLS)
def coded(phonemes):
    out = "".join(SYMBOLS.get(c, c) for c in phonemes)
    assert out.isascii() and not set(out) & set(" =~\t\n"), out
    return out
for accent in ("us", "gb"):
    gold, silver = (json.load(open(f"{sys.argv[1]}/{accent}_{q}.json", encoding="utf-8")) for q in ("gold", "silver"))
    lines = {}
    for word, value in gold.items():
        if isinstance(value, str):
            value = {"DEFAULT": value}
        rest = [f"{tag}={coded(p or '')}" for tag, p in sorted(value.items()) if tag != "DEFAULT" and p != value["DEFAULT"]]
        lines[word] = " ".join([coded(value["DEFAULT"]), *rest])
    for word, value in silver.items():
        assert isinstance(value, str)
        lines.setdefault(word, "~" + coded(value))
    text = "".join(f"{w}\t{lines[w]}\n" for w in sorted(lines, key=lambda w: w.encode())).encode("ascii")
    data = gzip.compress(text, 9, mtime=0)
    open(f"{sys.argv[2]}/misaki-{accent}.txt.gz", "wb").write(data)
    print(accent, len(lines), len(text), len(data))
