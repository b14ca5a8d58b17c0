import { describe, expect, it } from 'vitest';
import { addressFrom, emptyValues, faultOf, fields, firstIncompleteStep } from './fields';

const filled = {
  ...emptyValues,
  email: 'marlow@example.com',
  name: ' Marlow Quill ',
  line1: '7 Lantern Lane',
  city: 'Berlin',
  postalCode: '10115',
  country: 'DE',
};

describe('the fields of the checkout', () => {
  it.each([
    ['email', 'marlow@example.com', true],
    ['email', 'marlow@example', false],
    ['email', '', false],
    ['phone', '', true],
    ['phone', '+49 (30) 123-45', true],
    ['phone', 'call me', false],
    ['postalCode', 'SW1A 1AA', true],
    ['postalCode', '1', false],
    ['postalCode', '#1', false],
    ['name', '   ', false],
    ['line2', '', true],
  ])('%s takes %j: %s', (name, value, fits) => {
    const field = fields.find((each) => each.name === name);
    expect(field && faultOf(field, value) === undefined).toBe(fits);
  });

  it('lead to the first step that lacks something', () => {
    expect(firstIncompleteStep(emptyValues)).toBe('contact');
    expect(firstIncompleteStep({ ...filled, city: '' })).toBe('delivery');
    expect(firstIncompleteStep(filled)).toBeUndefined();
  });

  it('give an address without what was left empty', () => {
    expect(addressFrom(filled)).toEqual({
      name: 'Marlow Quill',
      line1: '7 Lantern Lane',
      city: 'Berlin',
      postalCode: '10115',
      country: 'DE',
    });
  });
});
