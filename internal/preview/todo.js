// The to-do page of `pufa serve` asks for itself again whenever the server has news.
(function () {
  "use strict";
  let stream = null;
  async function renew() {
    const r = await fetch(location.href, { cache: "no-store" });
    if (!r.ok) return;
    const next = new DOMParser().parseFromString(await r.text(), "text/html");
    const now = document.querySelector("main"), then = next.querySelector("main");
    if (!then || now.innerHTML === then.innerHTML) return;
    const focus = document.activeElement && now.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    const status = now.querySelector("[role=status]"), total = then.querySelector("[role=status]").textContent;
    for (const e of Array.from(now.children)) if (e !== status) e.remove();
    then.querySelector("[role=status]").remove();
    now.append(...then.childNodes);
    if (status.textContent !== total) status.textContent = total; // a change is read out
    if (focus) for (const a of now.querySelectorAll("a")) if (a.getAttribute("href") === focus) { a.focus({ preventScroll: true }); break; }
  }
  function connect() {
    if (document.hidden || stream) return;
    stream = new EventSource("events");
    stream.onmessage = () => { renew().catch(() => {}); };
    stream.onerror = () => {
      if (!stream || stream.readyState !== EventSource.CLOSED) return;
      stream = null; // another run has another key: the site's own pages know the way
      setTimeout(connect, 1000);
    };
  }
  function disconnect() {
    if (stream) stream.close();
    stream = null;
  }
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) disconnect();
    else { fetch("look").catch(() => {}); connect(); }
  });
  addEventListener("focus", () => { fetch("look").catch(() => {}); });
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", connect);
  connect();
})();
