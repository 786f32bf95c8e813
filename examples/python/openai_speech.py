"""Speaks a text with OpenAI's client: python openai_speech.py [TEXT [FILE]]"""

import os
import sys

from openai import OpenAI

URL = os.environ.get("LECTOR_URL", "http://localhost:8080")
# The client wants a key even where Lector does not.
TOKEN = os.environ.get("LECTOR_TOKEN") or "-"


def main(text: str = "Hello from OpenAI's client.", file: str = "openai.mp3") -> None:
    with OpenAI(base_url=f"{URL}/v1", api_key=TOKEN) as client:
        # Written as it arrives, while the rest is still being made.
        with client.audio.speech.with_streaming_response.create(
            model="tts-1", voice="nova", input=text, response_format="mp3"
        ) as speech:
            speech.stream_to_file(file)
    print(file)


if __name__ == "__main__":
    main(*sys.argv[1:])
