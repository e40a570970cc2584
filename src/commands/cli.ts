import { guardOutput } from '../terminal/exit';
import { run } from './program';
import { mindOutput } from './standard-output';

guardOutput();
mindOutput();
void run();
