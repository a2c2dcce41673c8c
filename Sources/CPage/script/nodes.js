// What all files need.

const on = (node, kind, act, options) => node.addEventListener(kind, act, options);
const clamp = (least, value, most) => Math.max(least, Math.min(most, value));
const make = (name) => document.createElement(name);
const set = (node, values) => Object.entries(values).forEach(([key, value]) => node.setAttribute(key, value));
