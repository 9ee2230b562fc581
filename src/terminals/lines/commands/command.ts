/** Commands of plain lines; see interact/command.ts. */
export * from '../../../interact/command.ts'
