export { categoriesQuery, newArrivalsQuery, productQuery, productsQuery } from './api/queries';
export { parseListing } from './listing-address';
