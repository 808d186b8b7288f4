"use strict";
// What theory gives for tasks that wait and compute: measurefirst.experiment.Overlap, line by line.
// The browser test holds each function to numbers that Overlap has written.
const Overlap = {
  gain(waiting, computing, tasks, cores) {
    return (tasks * (waiting + computing)) / (waiting + Math.ceil(tasks / cores) * computing);
  },
  inPool(waiting, computing, tasks, cores, threads) {
    const rounds = Math.ceil(tasks / threads);
    const sharing = Math.ceil(Math.min(tasks, threads) / cores);
    const busy = waiting + rounds * sharing * computing;
    const last = rounds * (waiting + computing) + (sharing - 1) * computing;
    return (tasks * (waiting + computing)) / Math.max(busy, last);
  },
  ceiling(waiting, computing, cores) {
    return computing === 0 ? Infinity : (cores * (waiting + computing)) / computing;
  },
};

(() => {
  const form = document.getElementById("calculator");
  if (!form) return;
  const said = (gain) =>
    gain === Infinity ? "no limit" : (gain < 100 ? gain.toFixed(1) : gain.toFixed(0)) + "×";
  const put = (id, text) => (document.getElementById(id).textContent = text);

  function update() {
    if (!form.checkValidity()) {
      form.elements.answer.textContent = "Each field needs a number: times of 0 or more, and at least 1 task and 1 core.";
      return;
    }
    const [w, c, n, k] = ["waiting", "computing", "tasks", "cores"].map((name) => Number(form.elements[name].value));
    if (w + c === 0) {
      form.elements.answer.textContent = "A task that neither waits nor computes takes no time: enter one of the two.";
      return;
    }
    const one = Overlap.gain(w, c, n, 1);
    const all = Overlap.gain(w, c, n, k);
    put("gain-one", said(one));
    put("gain-pool", said(Overlap.inPool(w, c, n, k, k)));
    put("gain-all", said(all));
    put("ceiling-one", said(Overlap.ceiling(w, c, 1)));
    put("ceiling-pool", said(k));
    put("ceiling-all", said(Overlap.ceiling(w, c, k)));
    const helps = one >= 1.1 ? "Yes, async helps" : "No, async does not help";
    const knee = Overlap.ceiling(w, c, k);
    form.elements.answer.textContent =
      `${helps}: one thread is ${said(one)} as fast as in turn. ` +
      (knee === Infinity
        ? "As nothing computes, each further task gains its full share."
        : `The cores can be busy all the time from about ${Math.ceil(knee)} tasks on, the knee.`);
    document.getElementById("calculator-picture").innerHTML = drawn(w, c, n, k, knee);
  }

  function drawn(w, c, n, k, knee) {
    const width = 640, height = 300, left = 46, right = 16, top = 26, bottom = 44;
    const most = Math.max(knee === Infinity ? 2 * n : 2.5 * knee, 1.25 * n, 4);
    const counts = new Set(Array.from({ length: 161 }, (_, i) => Math.round(1 + ((most - 1) * i) / 160)));
    const gains = (cores) => [...counts].map((tasks) => [tasks, Overlap.gain(w, c, tasks, cores)]);
    const high = 1.1 * Math.max(2, knee === Infinity ? most : knee, Overlap.gain(w, c, n, k));
    const x = (tasks) => left + ((width - left - right) * (tasks - 1)) / (most - 1);
    const y = (gain) => height - bottom - ((height - top - bottom) * gain) / high;
    const line = (points, kind) =>
      `<polyline class="${kind}" points="${points.map(([a, b]) => `${x(a).toFixed(1)},${y(b).toFixed(1)}`).join(" ")}"/>`;
    const text = (a, b, words, anchor = "start") => `<text x="${a}" y="${b}" text-anchor="${anchor}">${words}</text>`;
    const finite = knee !== Infinity;
    const sentence = `Gain over the number of tasks from 1 to ${Math.round(most)}: ` +
      `one thread gives ${said(Overlap.gain(w, c, n, 1))} at your ${n} tasks, ${k} cores give ${said(Overlap.gain(w, c, n, k))}` +
      (finite ? `; the ceiling is ${said(knee)}, its knee at ${Math.ceil(knee)} tasks.` : "; there is no ceiling.");
    return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${sentence}">` +
      `<path class="axis" d="M${left},${top}V${height - bottom}H${width - right}"/>` +
      (finite
        ? line([[1, knee], [most, knee]], "ceiling") + text(width - right, y(knee) - 6, `ceiling ${said(knee)}`, "end") +
          line([[knee, 0], [knee, knee]], "knee") + text(x(knee) + 5, height - bottom - 6, `knee ${Math.ceil(knee)}`)
        : "") +
      line(gains(1), "one") + line(gains(k), "all") +
      [1, k].map((cores) => `<circle class="${cores === 1 ? "one" : "all"}" cx="${x(n)}" cy="${y(Overlap.gain(w, c, n, cores))}" r="5"/>`).join("") +
      text(x(n), Math.max(y(Overlap.gain(w, c, n, k)) - 10, 14), "you", "middle") +
      text(left, height - bottom + 18, "1") + text(width - right, height - bottom + 18, Math.round(most), "end") +
      text((left + width) / 2, height - 8, "tasks N at once", "middle") +
      text(left - 6, y(0), "0", "end") + text(left - 6, y(high / 1.1) + 5, said(high / 1.1).replace("×", ""), "end") +
      text(left, 14, "times as fast as in turn") +
      `</svg><p class="key"><span class="one">one thread</span> <span class="all">K cores</span></p>`;
  }

  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  update();
})();
