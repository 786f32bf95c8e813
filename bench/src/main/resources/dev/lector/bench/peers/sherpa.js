// node sherpa.js SHERPA VOICE ESPEAK_DATA TEXTS THREADS
const fs = require('fs');
const [, , sherpa, voice, dataDir, textsFile, threads] = process.argv;
const {OfflineTts} = require(sherpa);
const config = JSON.parse(fs.readFileSync(voice + '.onnx.json', 'utf8'));
const tts = new OfflineTts({
  model: {
    vits: {
      model: voice + '.onnx',
      tokens: voice + '.tokens.txt',
      dataDir,
      noiseScale: config.inference.noise_scale,
      noiseScaleW: config.inference.noise_w,
      lengthScale: config.inference.length_scale,
    },
    numThreads: Number(threads),
    provider: 'cpu',
  },
  maxNumSentences: 1,
});
const texts = fs.readFileSync(textsFile, 'utf8').split('\n').filter(line => line);
require('readline').createInterface({input: process.stdin}).on('line', () => {
  const start = process.hrtime.bigint();
  let samples = 0;
  for (const text of texts) {
    samples += tts.generate({text, sid: 0, speed: 1.0, enableExternalBuffer: true}).samples.length;
  }
  console.log(`spoken ${samples} ${tts.sampleRate} ${process.hrtime.bigint() - start}`);
});
