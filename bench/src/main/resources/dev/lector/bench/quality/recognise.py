"""recognise.py MODEL WAV... : what faster-whisper hears in each file, in LECTOR_BENCH_LANGUAGE, a line a file."""
import os
import sys

from faster_whisper import WhisperModel

model = WhisperModel(sys.argv[1], device="cpu", compute_type="int8", cpu_threads=2)
language = os.environ["LECTOR_BENCH_LANGUAGE"]
for name in sys.argv[2:]:
    segments, _ = model.transcribe(name, language=language, beam_size=5, condition_on_previous_text=False)
    print(" ".join(segment.text.strip() for segment in segments).replace("\n", " "), flush=True)
