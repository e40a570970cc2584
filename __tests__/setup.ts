// The types of the matchers; CDKTF's own templates import them so.
import 'cdktf/lib/testing/adapters/jest';
import { Testing } from 'cdktf';

Testing.setupJest();
