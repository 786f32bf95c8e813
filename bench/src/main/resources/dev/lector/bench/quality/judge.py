"""judge.py WAV... : DNSMOS P.808 of each file, a line a file. Its networks are in the package speechmos."""
import sys

from faster_whisper.audio import decode_audio
from speechmos import dnsmos

RATE = 16_000
for name in sys.argv[1:]:
    print(dnsmos.run(decode_audio(name, sampling_rate=RATE), sr=RATE)["p808_mos"], flush=True)
