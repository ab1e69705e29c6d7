/** Compares an executed notebook with the committed one. */
package org.hcim.notebooks.check;
