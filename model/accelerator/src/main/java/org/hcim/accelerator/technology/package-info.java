/** The costs of circuits: cited constants and the laws that scale them. */
package org.hcim.accelerator.technology;
