"""Speaks a text with requests: python speak.py [TEXT [FILE]]"""

import os
import sys

import requests

URL = os.environ.get("LECTOR_URL", "http://localhost:8080")
TOKEN = os.environ.get("LECTOR_TOKEN")


def main(text: str = "Hello from Python.", file: str = "hello.wav") -> None:
    with requests.Session() as session:
        if TOKEN:
            session.headers["Authorization"] = f"Bearer {TOKEN}"
        answer = session.post(f"{URL}/text-to-speech", json={"text": text}, timeout=120)
        if not answer.ok:
            sys.exit(f"{answer.status_code}: {answer.json()['detail']}")
        audio = requests.get(answer.json()["audio"]["url"], timeout=60)  # signed: without the token
        audio.raise_for_status()
    with open(file, "wb") as out:
        out.write(audio.content)
    print(file)


if __name__ == "__main__":
    main(*sys.argv[1:])
