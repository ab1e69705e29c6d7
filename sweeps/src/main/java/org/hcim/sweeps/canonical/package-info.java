/** Text that is equal whenever the content is equal, and its hash. */
package org.hcim.sweeps.canonical;
