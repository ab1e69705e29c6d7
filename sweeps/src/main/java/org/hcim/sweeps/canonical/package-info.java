/** Canonical text, equal whenever its content is equal, and its hash. */
package org.hcim.sweeps.canonical;
