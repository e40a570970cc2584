import { sanitizeOutput } from '../terminal/exit';
import { run } from './program';
import { handleOutputErrors } from './standard-output';

sanitizeOutput();
handleOutputErrors();
void run();
