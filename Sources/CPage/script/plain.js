// Texts as they are compared.

// Words without their accents and apostrophes, as people type them.
const bare = new Map();

const plain = (text) => known(bare, text, () => text.toLowerCase().normalize("NFD").replace(/[\p{M}'’]/gu, ""));
