/** Strict reading of comma-separated values into records with positions. */
package org.hcim.sweeps.csv;
