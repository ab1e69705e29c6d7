/** What a night's sweep is held to, and what became of the frontier since an earlier night. */
package org.hcim.sweeps.regression;
