"""The record of the whole process (执法全过程记录): how complete the file of each case is, and what it lacks."""
