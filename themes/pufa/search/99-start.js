// Begun once the data of the core are there, which stand behind this.
Promise.resolve().then(() => {
  if (!document.querySelectorAll) return;
  for (const form of document.querySelectorAll("form.search")) if (!form.closest(".searching")) combobox(form);
  const place = document.querySelector("[data-search-results]");
  if (place) page(place);
});
