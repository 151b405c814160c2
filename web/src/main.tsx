/** Starts the dashboard in the page. */
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { askStatusEarly, queryClient } from './api/use-answers.ts';
import { logIn, loginState, onLoginChange } from './login/login.ts';
import { LoginGate } from './login/login-gate.tsx';
import { Pages } from './pages/pages.tsx';
import './styles/base.css';
import './styles/frame.css';
import './styles/tables.css';
import './styles/controls.css';
import './styles/chart.css';
import './styles/units.css';
import './styles/teams.css';
import './styles/rules.css';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element with the id root.');

const client = queryClient();
onLoginChange(() => {
  if (loginState().kind === 'in') askStatusEarly(client);
});
void logIn();
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <LoginGate>
        <Pages />
      </LoginGate>
    </QueryClientProvider>
  </StrictMode>,
);
