/** Strict reading of comma-separated values into records that know their place. */
package org.hcim.sweeps.csv;
