import { guardOutput } from '../terminal/exit';
import { run } from './program';

guardOutput();
void run();
