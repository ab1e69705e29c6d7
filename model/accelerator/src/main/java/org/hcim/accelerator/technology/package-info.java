/** What circuits cost: cited constants, laws that scale them, and the costs they give. */
package org.hcim.accelerator.technology;
