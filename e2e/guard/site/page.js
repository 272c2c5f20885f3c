const output = document.querySelector('output');

document.addEventListener('dragover', (event) => event.preventDefault());

document.addEventListener('drop', (event) => {
  event.preventDefault();
  const folders = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry().isDirectory);
  void show([...event.dataTransfer.files], (sizes) => ({ trusted: event.isTrusted, folders, sizes }));
});

document.querySelector('input').addEventListener('change', (event) => {
  void show([...event.target.files], (sizes) => sizes);
});

async function show(files, describe) {
  const sizes = await Promise.all(files.map(sizeOf));
  output.textContent = JSON.stringify(describe(sizes));
}

async function sizeOf(file) {
  const text = await file.text().catch(() => '');
  return [file.name, text.length];
}
