/** Helpers for notebooks: SQL tables, figures, and the command line. */
package org.hcim.notebooks.show;
