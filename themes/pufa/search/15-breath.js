// Work in spells: what runs longer than a blink without a break holds up drawing and typing, on a phone
// six times slower than a desk. Loops ask tired() at each step and, if so, await breath().
const SPELL = 8; // ms
let rested = 0;

const tired = () => performance.now() - rested > SPELL;

// breath lets the page draw and answer. A message comes sooner than a timer, which waits 4 ms after a few.
const breath = () => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => { port1.close(); rested = performance.now(); done(); };
  port2.postMessage(0);
});
