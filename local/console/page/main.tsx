import { render } from 'preact';

const place = document.getElementById('console');
if (place !== null) render(<h1>Gatehouse console</h1>, place);
