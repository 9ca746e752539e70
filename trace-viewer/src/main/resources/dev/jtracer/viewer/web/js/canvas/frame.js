/**
 * A canvas and its one animation frame: whoever changes something asks for a frame, and however many ask, one is drawn.
 * Also keeps the canvas as large as its place on a screen of any density.
 */
import { onThemeChange } from '../theme.js';

export class Frame {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {(g: CanvasRenderingContext2D, width: number, height: number) => void} draw
   */
  constructor(canvas, draw) {
    this.canvas = canvas;
    this.draw = draw;
    this.g = canvas.getContext('2d');
    this.width = 0;
    this.height = 0;
    /** How long the scripts of the last frames took, in milliseconds: what the speed goals are measured by. */
    this.times = [];
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(canvas);
    this.unlisten = onThemeChange(() => this.ask());
  }

  ask() {
    if (this.asked || this.closed) return;
    this.asked = requestAnimationFrame(() => this.run());
  }

  /** Calls back at the start of the next frame, in it and not beside it. */
  close() {
    this.closed = true;
    this.observer.disconnect();
    this.unlisten();
    cancelAnimationFrame(this.asked);
  }

  resize() {
    const { clientWidth, clientHeight } = this.canvas;
    if (clientWidth === 0 || clientHeight === 0) return;
    this.width = clientWidth;
    this.height = clientHeight;
    cancelAnimationFrame(this.asked);
    // At once and not in the next frame: a canvas that was resized is empty until it is drawn.
    this.run();
  }

  run() {
    this.asked = 0;
    if (this.width === 0) return;
    const started = performance.now();
    const density = devicePixelRatio || 1;
    const { canvas, g } = this;
    const w = Math.round(this.width * density);
    const h = Math.round(this.height * density);
    if (canvas.width !== w || canvas.height !== h) {
      canvas.width = w;
      canvas.height = h;
    }
    g.setTransform(density, 0, 0, density, 0, 0);
    g.textBaseline = 'middle';
    g.textAlign = 'left';
    this.draw(g, this.width, this.height);
    this.times.push(performance.now() - started);
    if (this.times.length > 600) this.times.shift();
  }
}
