import { playHalf } from './half-of-histories.ts'

playHalf(2)
