"""phonemes.py SENTENCES : Piper's own phonemes and ids, as JSON. A line of SENTENCES is espeak-ng's voice, a tab, a text."""
import importlib.metadata
import json
import sys

from piper.phoneme_ids import DEFAULT_PHONEME_ID_MAP, phonemes_to_ids
from piper.phonemize_espeak import EspeakPhonemizer

phonemizer = EspeakPhonemizer()
rows = []
for line in open(sys.argv[1], encoding="utf-8"):
    voice, text = line.rstrip("\n").split("\t", 1)
    phonemes = [symbol for sentence in phonemizer.phonemize(voice, text) for symbol in sentence]
    rows.append({"phonemes": "".join(phonemes), "ids": phonemes_to_ids(phonemes)})
version = importlib.metadata.version("piper-tts")
json.dump({"version": version, "map": DEFAULT_PHONEME_ID_MAP, "rows": rows}, sys.stdout)
