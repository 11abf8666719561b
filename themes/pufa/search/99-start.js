// Begun once the data of the core are there, which stand behind this.
Promise.resolve().then(() => {
  if (!document.querySelectorAll) return;
  const looks = base + "style.css";
  if (!document.querySelector('link[data-search]')) document.head.appendChild(make("link", "", { rel: "stylesheet", href: looks, "data-search": "" }));
  for (const form of document.querySelectorAll("form.search")) if (!form.closest(".searching")) combobox(form);
  const place = document.querySelector("[data-search-results]");
  if (place) page(place);
});
