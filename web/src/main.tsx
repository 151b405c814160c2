/** Starts the dashboard in the page. */
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { askStatusEarly, queryClient } from './api/use-answers.ts';
import { Pages } from './pages/pages.tsx';
import './styles/base.css';
import './styles/frame.css';
import './styles/tables.css';
import './styles/controls.css';
import './styles/chart.css';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element with the id root.');

const client = queryClient();
askStatusEarly(client);
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <Pages />
    </QueryClientProvider>
  </StrictMode>,
);
